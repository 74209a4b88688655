// Mistake: split drops the empty piece behind \1, and with it every empty value; a second \1 loses the property too
// region 2
Map<String, String> properties = new LinkedHashMap<>();
for (String piece : text.split("\u0002")) {
    String[] parts = piece.split("\u0001");
    if (parts.length == 2 && !parts[0].isEmpty()) {
        properties.put(parts[0], parts[1]);
    }
}
return properties;
