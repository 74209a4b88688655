// Mistake: at the deadline itself the request still waits
// region 3
long now = clock.millis();
waiting.forEach((opaque, request) -> {
    if (request.deadline < now && waiting.remove(opaque, request)) {
        request.answer.completeExceptionally(new TimeoutException("No answer to " + opaque));
    }
});
