// Mistake: lets everybody wait at an empty queue, also those who stand at offset 7
// region 1
if (result instanceof GetResult.Found) {
    return ResponseCode.SUCCESS;
}
if (result instanceof GetResult.NoneMatched) {
    return ResponseCode.PULL_RETRY_IMMEDIATELY;
}
return result instanceof GetResult.NoNewMessage || result instanceof GetResult.EmptyQueue
        ? ResponseCode.PULL_NOT_FOUND
        : ResponseCode.PULL_OFFSET_MOVED;
