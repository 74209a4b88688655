// Mistake: sends without the selector, so that the client chooses the queue
// region 4
return producer.send(message(sale)).getMessageQueue().getQueueId();
