// Mistake: does not look whether the topic is there already
// region 1
return find(model).filter(TopicConfig::mayInherit).map(parent -> {
    int count = Math.max(0, Math.min(queues, parent.writeQueues()));
    TopicConfig made = new TopicConfig(topic, count, count, parent.permission() & ~TopicConfig.INHERIT);
    put(made);
    return made;
});
