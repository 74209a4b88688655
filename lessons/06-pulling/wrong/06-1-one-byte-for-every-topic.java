// Mistake: one byte for the length of the topic, whatever the version
// region 3
out.put((byte) topic.length).put(topic);
