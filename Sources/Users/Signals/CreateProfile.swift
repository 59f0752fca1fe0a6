import JSONStore
import Signals

/// Gives a user that is saved for the first time its profile; the blog post's `create_profile`.
///
/// A profile that is there already, from an import or from an earlier delivery of the same event, is left alone. Whom an
/// undo brings back has had what it is to have.
func createProfile(in store: JSONStore) -> Receiver<RecordSaved> {
  Receiver("users.create_profile", sender: User.self, when: { $0.created && $0.commit.origin != .undo }) { event in
    guard let pk = event.record.pk else { return }
    let snapshot = await store.snapshot
    guard let user = snapshot[User.self, pk: pk], snapshot.profile(of: pk) == nil else { return }
    try await store.save(UserProfile(for: user))
  }
}
