import JSONStore
import Signals

/// Gives a user that is saved for the first time its profile; the blog post's `create_profile`.
///
/// A profile that is there already, from an import or from an earlier delivery of the same event, is left alone.
func createProfile(in store: JSONStore) -> Receiver<RecordSaved> {
  Receiver("users.create_profile", sender: User.self) { event in
    guard event.created, let pk = event.record.pk else { return }
    let snapshot = await store.snapshot
    guard let user = snapshot[User.self, pk: pk], snapshot.profile(of: pk) == nil else { return }
    try await store.save(UserProfile(for: user))
  }
}
