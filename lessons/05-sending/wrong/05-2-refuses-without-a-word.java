// Mistake: gives the code and no word of why, except for a queue
// region 1
MessageRules.problemWithTopic(request.topic()).ifPresent(problem -> {
    throw new RequestFailed(ResponseCode.INVALID_PARAMETER, "");
});
if (FORBIDDEN.contains(request.topic())) {
    throw new RequestFailed(ResponseCode.NO_PERMISSION, "");
}
TopicConfig topic = topics.findOrCreate(request.topic(), request.defaultTopic(), request.defaultTopicQueueNums())
        .orElseThrow(() ->
                new RequestFailed(ResponseCode.TOPIC_NOT_EXIST, ""));
int queues = Math.max(topic.readQueues(), topic.writeQueues());
if (request.queueId() >= queues) {
    throw new RequestFailed(
            ResponseCode.INVALID_PARAMETER,
            "Queue %d of topic %s: it has queues 0 to %d".formatted(request.queueId(), topic.name(), queues - 1));
}
int queueId = request.queueId() >= 0
        ? request.queueId()
        : ThreadLocalRandom.current().nextInt(Math.max(1, topic.writeQueues()));
return new MessageQueue(topic.name(), queueId);
