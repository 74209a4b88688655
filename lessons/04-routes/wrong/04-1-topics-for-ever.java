// Mistake: keeps the topics in a map that nobody can take anything out of
// region 1
LiveBroker before = brokersByAddress.get(broker.address());
Map<String, TopicConfig> topics = before == null ? new HashMap<>() : new HashMap<>(before.topics);
broker.topics().forEach(topic -> topics.put(topic.name(), topic));
long deadline = clock.millis() + broker.timeout().toMillis();
brokersByAddress.put(broker.address(), new LiveBroker(broker, Map.copyOf(topics), line, deadline));
