// Mistake: writes the size first, so that half a record looks like a whole one
// region 2
out.putInt(size);
out.putInt(topicLengthBytes() == 2 ? MessageCodec.MAGIC_V2 : MessageCodec.MAGIC_V1);
out.putInt(bodyCrc);
out.putInt(message.queue().queueId());
out.putInt(message.flag());
out.putLong(queueOffset);
out.putLong(commitLogOffset);
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
