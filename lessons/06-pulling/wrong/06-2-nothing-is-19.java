// Mistake: code 19 for everything without messages, so the client asks at the same place again
// region 1
return result instanceof GetResult.Found ? ResponseCode.SUCCESS : ResponseCode.PULL_NOT_FOUND;
