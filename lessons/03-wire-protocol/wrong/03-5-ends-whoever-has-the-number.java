// Mistake: takes a request out by its number alone, so it may be another one than the one whose time is over
// region 3
for (Map.Entry<Integer, Waiting> entry : waiting.entrySet()) {
    if (entry.getValue().deadline <= clock.millis()) {
        waiting.remove(entry.getKey());
        entry.getValue()
                .answer
                .completeExceptionally(new TimeoutException("No answer to " + entry.getKey()));
    }
}
