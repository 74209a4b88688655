// Mistake: a message that is too large and a store that is full have each other's code
// region 2
if (result instanceof PutResult.Stored stored) {
    exchange.answer(request.success().with(whereStored(stored, sent)));
} else if (result instanceof PutResult.FlushTimedOut late) {
    exchange.answer(request.answer(ResponseCode.FLUSH_DISK_TIMEOUT, "Stored, but the disk has not confirmed it in time")
            .with(whereStored(late.stored(), sent)));
} else if (result instanceof PutResult.TooLarge tooLarge) {
    refuse(exchange, ResponseCode.SERVICE_NOT_AVAILABLE, tooLarge.reason());
} else if (result instanceof PutResult.Unavailable unavailable) {
    refuse(exchange, ResponseCode.MESSAGE_ILLEGAL, unavailable.reason());
}
