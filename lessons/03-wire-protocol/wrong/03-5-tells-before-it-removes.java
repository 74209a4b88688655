// Mistake: tells the caller that time is over while the request is still in the table
// region 3
long now = clock.millis();
waiting.forEach((opaque, request) -> {
    if (request.deadline <= now) {
        request.answer.completeExceptionally(new TimeoutException("No answer to " + opaque));
        waiting.remove(opaque);
    }
});
