/**
 * JSON: requests and answers of clients, and the small documents of a store, read and written by the same two classes.
 *
 * <pre>
 *  behaviour                                                     class          lesson
 *  an object is read, member by member                           JsonObject     03
 *  an answer for a client or a document for a file is written    JsonWriter     03
 *  what is read is no JSON, or not what was expected              BadJson
 *  parsers and generators are set up                             JsonStreams    03
 * </pre>
 *
 * <p>Invariant: only this package knows the library that reads JSON, but for the codec of headers, whose exercise is to
 * use it. It uses no reflection, and few classes of the library: loading more would take a good part of a broker's start.
 */
package minibroker.json;
