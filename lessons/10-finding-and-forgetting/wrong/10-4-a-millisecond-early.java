// Mistake: a message that is as old as it may be counts as too old
// region 2
OptionalLong stored = reader.storeTimestamp(commitLogOffset);
return stored.isPresent()
        && stored.getAsLong() <= clock.millis() - limits.age().toMillis();
