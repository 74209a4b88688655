// Mistake: does not answer the one whose message ends exactly where the flush ended
// region 2
long flushed = flush.getAsLong();
take(waiter -> waiter.offset < flushed).forEach(waiter -> waiter.safe.complete(true));
