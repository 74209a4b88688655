// Mistake: a flush answers everybody who waits when it ends, also those who came while it went on
// Fails capstone-2
// region 2
flush.getAsLong();
take(waiter -> true).forEach(waiter -> waiter.safe.complete(true));
