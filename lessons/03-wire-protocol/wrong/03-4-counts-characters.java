// Mistake: the length is the number of characters, not of bytes
// region 2
out.writeInt(text.length());
out.writeBytes(text.getBytes(UTF_8));
