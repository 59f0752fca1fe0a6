/// A fixture of a few records, one a line, as a store writes it.
func fixture(_ records: String...) -> String { "[\n" + records.joined(separator: ",\n") + "\n]\n" }

func user(_ pk: Int, _ username: String) -> String {
  #"{"model": "auth.user", "pk": \#(pk), "fields": {"username": "\#(username)", "email": ""}}"#
}

func profile(_ pk: Int, of user: String) -> String {
  #"{"model": "users.userprofile", "pk": \#(pk), "fields": {"user": \#(user), "phonenumber": null, "address": null}}"#
}
