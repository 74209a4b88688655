// Mistake: what a broker says now replaces all its topics, although it may tell of a single new one
// region 1
Map<String, TopicConfig> topics = new HashMap<>();
broker.topics().forEach(topic -> topics.put(topic.name(), topic));
long deadline = clock.millis() + broker.timeout().toMillis();
brokersByAddress.put(broker.address(), new LiveBroker(broker, topics, line, deadline));
