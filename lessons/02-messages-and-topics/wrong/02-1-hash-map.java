// Mistake: a HashMap forgets the order
// region 2
Map<String, String> properties = new java.util.HashMap<>();
for (String piece : text.split("\u0002")) {
    int nameEnd = piece.indexOf(NAME_END);
    if (nameEnd > 0) {
        properties.put(piece.substring(0, nameEnd), piece.substring(nameEnd + 1));
    }
}
return properties;
