// Mistake: refuses a message that is stored, so its sender sends it again
// region 2
if (result instanceof PutResult.Stored stored) {
    exchange.answer(request.success().with(whereStored(stored, sent)));
} else if (result instanceof PutResult.FlushTimedOut late) {
    refuse(exchange, ResponseCode.FLUSH_DISK_TIMEOUT, "The disk has not confirmed it in time");
} else if (result instanceof PutResult.TooLarge tooLarge) {
    refuse(exchange, ResponseCode.MESSAGE_ILLEGAL, tooLarge.reason());
} else if (result instanceof PutResult.Unavailable unavailable) {
    refuse(exchange, ResponseCode.SERVICE_NOT_AVAILABLE, unavailable.reason());
}
