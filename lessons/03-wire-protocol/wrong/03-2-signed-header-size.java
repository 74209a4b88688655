// Mistake: reads the header size as a number with a sign, and checks it only against the length
// region 1
if (in.readableBytes() < 4) {
    return;
}
int length = in.getInt(in.readerIndex());
if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw new BadFrame("Frame length %d".formatted(length));
}
if (in.readableBytes() < 4 + length) {
    return;
}
in.skipBytes(4);
byte type = in.readByte();
int headerSize = in.readMedium();
int bodySize = length - 4 - headerSize;
if (bodySize < 0) {
    throw new BadFrame("Header of %d bytes in a frame of %d".formatted(headerSize, length));
}
ByteBuf header = in.readSlice(headerSize);
byte[] body = new byte[bodySize];
in.readBytes(body);
out.add(headers.apply(type).decode(header, body));
