// Mistake: writes the lowest 16 bits of a number that has more
// region 1
out.writeShort(command.code());
out.writeByte(Language.numberOf(command.language()));
out.writeShort(command.version());
out.writeInt(command.opaque());
out.writeInt(command.flag());
writeText(command.remark(), out);
int lengthAt = out.writerIndex();
out.writeInt(0);
for (Map.Entry<String, String> field : command.extFields().entrySet()) {
    writeName(field.getKey(), out);
    writeText(field.getValue(), out);
}
out.setInt(lengthAt, out.writerIndex() - lengthAt - 4);
