// Mistake: refuses without the fields that the client reads of every answer
// region 2
if (result instanceof PutResult.Stored stored) {
    exchange.answer(request.success().with(whereStored(stored, sent)));
} else if (result instanceof PutResult.FlushTimedOut late) {
    exchange.answer(request.answer(ResponseCode.FLUSH_DISK_TIMEOUT, "Stored, but the disk has not confirmed it in time")
            .with(whereStored(late.stored(), sent)));
} else if (result instanceof PutResult.TooLarge tooLarge) {
    exchange.answer(ResponseCode.MESSAGE_ILLEGAL, tooLarge.reason());
} else if (result instanceof PutResult.Unavailable unavailable) {
    exchange.answer(ResponseCode.SERVICE_NOT_AVAILABLE, unavailable.reason());
}
