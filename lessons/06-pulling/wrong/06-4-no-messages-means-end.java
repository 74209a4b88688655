// Mistake: takes every answer without messages for the end
// region 1
long next = offset;
PullStatus status;
do {
    PullResult result = broker.pull(queue, next);
    status = result.getPullStatus();
    if (status == PullStatus.FOUND) {
        result.getMsgFoundList().forEach(handler);
    }
    next = result.getNextBeginOffset();
} while (status == PullStatus.FOUND);
return next;
