// Mistake: keeps the failure to itself
// region 1
StoreCheckpoint next = howFar.get();
if (next.confirmedOffset() == last.confirmedOffset()) {
    return;
}
try {
    forceEverything.run();
    next.save(path);
    last = next;
} catch (RuntimeException e) {
    // tried again at the next turn
}
