// Mistake: works out the next offset from the number of messages
// region 1
long next = offset;
PullResult result = broker.pull(queue, next);
while (result.getPullStatus() != PullStatus.NO_NEW_MSG) {
    if (result.getPullStatus() == PullStatus.FOUND) {
        result.getMsgFoundList().forEach(handler);
        next += result.getMsgFoundList().size();
    } else {
        next = result.getNextBeginOffset();
    }
    result = broker.pull(queue, next);
}
return next;
