// Mistake: waits for as many bytes as the length says, and only then asks whether it can be true
// region 1
if (in.readableBytes() < 4) {
    return;
}
int length = in.getInt(in.readerIndex());
if (in.readableBytes() - 4 < length) {
    return;
}
if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw new BadFrame("Frame length %d".formatted(length));
}
in.skipBytes(4);
byte type = in.readByte();
int headerSize = in.readUnsignedMedium();
int bodySize = length - 4 - headerSize;
if (bodySize < 0) {
    throw new BadFrame("Header of %d bytes in a frame of %d".formatted(headerSize, length));
}
ByteBuf header = in.readSlice(headerSize);
byte[] body = new byte[bodySize];
in.readBytes(body);
out.add(headers.apply(type).decode(header, body));
