// Mistake: writes the commit log offset where the queue offset belongs, and the other way round
// Fails capstone-1
// region 2
out.position(out.position() + 4);
out.putInt(topicLengthBytes() == 2 ? MessageCodec.MAGIC_V2 : MessageCodec.MAGIC_V1);
out.putInt(bodyCrc);
out.putInt(message.queue().queueId());
out.putInt(message.flag());
out.putLong(commitLogOffset);
out.putLong(queueOffset);
out.putInt(sysFlag());
out.putLong(message.bornTimestamp());
out.put(bornAddress).putInt(message.bornHost().getPort());
out.putLong(storeTimestamp);
out.put(storeAddress).putInt(storePort);
out.putInt(message.reconsumeTimes());
out.putLong(message.preparedTransactionOffset());
out.putInt(message.body().length).put(message.body());
putTopic(out);
out.putShort((short) properties.length).put(properties);
