// Mistake: two minutes for everybody, whatever the broker asked for
// region 1
LiveBroker before = brokersByAddress.get(broker.address());
Map<String, TopicConfig> topics = before == null ? new HashMap<>() : before.topics;
broker.topics().forEach(topic -> topics.put(topic.name(), topic));
long deadline = clock.millis() + BrokerRegistration.USUAL_TIMEOUT.toMillis();
brokersByAddress.put(broker.address(), new LiveBroker(broker, topics, line, deadline));
