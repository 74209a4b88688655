// Mistake: Character.isLetterOrDigit knows all scripts of the world
// region 3
return Character.isLetterOrDigit(c) || c == '%' || c == '|' || c == '-' || c == '_';
