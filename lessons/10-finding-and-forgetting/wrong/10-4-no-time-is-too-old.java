// Mistake: takes a message for too old whose time nobody knows
// region 2
return clock.millis() - reader.storeTimestamp(commitLogOffset).orElse(0)
        > limits.age().toMillis();
