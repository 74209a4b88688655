// Mistake: one flush for each who waits
// region 2
for (Waiter waiter : take(any -> true)) {
    flush.getAsLong();
    waiter.safe.complete(true);
}
