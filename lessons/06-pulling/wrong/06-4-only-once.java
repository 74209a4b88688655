// Mistake: one request, and what does not fit into its answer is left
// region 1
PullResult result = broker.pull(queue, offset);
if (result.getPullStatus() == PullStatus.FOUND) {
    result.getMsgFoundList().forEach(handler);
}
return result.getNextBeginOffset();
