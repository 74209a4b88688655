// Mistake: does not stop a value at the end of the fields
// region 4
int code = header.readShort();
String language = Language.nameOf(header.readByte());
int version = header.readShort();
int opaque = header.readInt();
int flag = header.readInt();
String remark = readText(header, header.readInt());
int fieldBytes = header.readInt();
if (fieldBytes < 0 || fieldBytes > header.readableBytes()) {
    throw new BadFrame("Fields of %d bytes".formatted(fieldBytes));
}
int end = header.readerIndex() + fieldBytes;
Map<String, String> extFields = new LinkedHashMap<>();
while (header.readerIndex() < end) {
    String name = readText(header, header.readShort());
    String value = readText(header, header.readInt());
    if (!value.isEmpty()) {
        extFields.put(name, value);
    }
}
return new RemotingCommand(code, language, version, opaque, flag, remark, extFields, body);
