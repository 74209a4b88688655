// Mistake: the sender's sysFlag as it came, without the bits for long addresses
// region 2
out.position(out.position() + 4);
out.putInt(topicLengthBytes() == 2 ? MessageCodec.MAGIC_V2 : MessageCodec.MAGIC_V1);
out.putInt(bodyCrc);
out.putInt(message.queue().queueId());
out.putInt(message.flag());
out.putLong(queueOffset);
out.putLong(commitLogOffset);
out.putInt(message.sysFlag());
out.putLong(message.bornTimestamp());
out.put(bornAddress).putInt(message.bornHost().getPort());
out.putLong(storeTimestamp);
out.put(storeAddress).putInt(storePort);
out.putInt(message.reconsumeTimes());
out.putLong(message.preparedTransactionOffset());
out.putInt(message.body().length).put(message.body());
putTopic(out);
out.putShort((short) properties.length).put(properties);
