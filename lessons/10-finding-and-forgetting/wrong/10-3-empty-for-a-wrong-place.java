// Mistake: answers with success where no message begins
// region 2
byte[] record = store.read(offset).orElse(new byte[0]);
exchange.answer(exchange.request().success().withBody(record));
