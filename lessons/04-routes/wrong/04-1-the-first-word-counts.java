// Mistake: a broker that is known already keeps its entry, and with it its first deadline
// region 1
LiveBroker before = brokersByAddress.get(broker.address());
Map<String, TopicConfig> topics = before == null ? new HashMap<>() : before.topics;
broker.topics().forEach(topic -> topics.put(topic.name(), topic));
long deadline = clock.millis() + broker.timeout().toMillis();
brokersByAddress.putIfAbsent(broker.address(), new LiveBroker(broker, topics, line, deadline));
