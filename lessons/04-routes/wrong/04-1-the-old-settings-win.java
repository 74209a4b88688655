// Mistake: puts what was known before over what the broker says now
// region 1
LiveBroker before = brokersByAddress.get(broker.address());
Map<String, TopicConfig> topics = new HashMap<>();
broker.topics().forEach(topic -> topics.put(topic.name(), topic));
if (before != null) {
    topics.putAll(before.topics);
}
long deadline = clock.millis() + broker.timeout().toMillis();
brokersByAddress.put(broker.address(), new LiveBroker(broker, topics, line, deadline));
