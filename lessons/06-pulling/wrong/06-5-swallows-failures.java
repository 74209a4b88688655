// Mistake: logs the failure and calls it a success: the message is gone for good
// region 1
consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
consumer.subscribe(TOPIC, "*");
consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
    try {
        messages.forEach(handler);
    } catch (RuntimeException failed) {
        System.out.println("could not be handled: " + failed.getMessage());
    }
    return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
});
