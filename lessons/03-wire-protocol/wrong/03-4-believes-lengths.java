// Mistake: takes memory for as many bytes as the other side announces
// region 5
byte[] bytes = new byte[length];
in.readBytes(bytes);
return new String(bytes, UTF_8);
