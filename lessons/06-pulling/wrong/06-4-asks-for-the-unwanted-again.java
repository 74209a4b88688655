// Mistake: moves on only behind messages and from wrong offsets, and asks for what its filter refused again and again
// region 1
long next = offset;
PullStatus status;
do {
    PullResult result = broker.pull(queue, next);
    status = result.getPullStatus();
    if (status == PullStatus.FOUND) {
        result.getMsgFoundList().forEach(handler);
    }
    if (status != PullStatus.NO_MATCHED_MSG) {
        next = result.getNextBeginOffset();
    }
} while (status != PullStatus.NO_NEW_MSG);
return next;
