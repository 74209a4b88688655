// Mistake: carries pulls out while it holds the lock, and every message that arrives meanwhile has to wait
// region 4
synchronized (this) {
    for (HeldPull pull : remove(queue, which)) {
        if (pull.isWanted()) {
            again.accept(pull);
        }
    }
}
