// Mistake: chooses among no queues at all, which throws an exception that is no refusal
// region 1
MessageRules.problemWithTopic(request.topic()).ifPresent(problem -> {
    throw new RequestFailed(ResponseCode.INVALID_PARAMETER, problem);
});
if (FORBIDDEN.contains(request.topic())) {
    throw new RequestFailed(ResponseCode.NO_PERMISSION, "Sending to topic %s is forbidden".formatted(request.topic()));
}
TopicConfig topic = topics.findOrCreate(request.topic(), request.defaultTopic(), request.defaultTopicQueueNums())
        .orElseThrow(() ->
                new RequestFailed(ResponseCode.TOPIC_NOT_EXIST, "Topic %s does not exist".formatted(request.topic())));
int queues = Math.max(topic.readQueues(), topic.writeQueues());
if (request.queueId() >= queues) {
    throw new RequestFailed(
            ResponseCode.INVALID_PARAMETER,
            "Queue %d of topic %s: it has queues 0 to %d".formatted(request.queueId(), topic.name(), queues - 1));
}
int queueId = request.queueId() >= 0
        ? request.queueId()
        : ThreadLocalRandom.current().nextInt(topic.writeQueues());
return new MessageQueue(topic.name(), queueId);
