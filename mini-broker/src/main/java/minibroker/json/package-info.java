/**
 * JSON: requests and answers of clients, and the small documents of a store, read and written by the same classes.
 *
 * <pre>
 *  behaviour                                           class        lesson
 *  an object is read, member by member                 JsonObject
 *  an answer or a document is written                  JsonWriter
 *  bytes become maps, lists and values, within limits  JsonTree
 *  bytes are not the JSON that was expected            BadJson
 *  parsers and generators of tokens are made           JsonStreams  03
 * </pre>
 *
 * <p>Invariant: only this package knows the library that reads JSON, but for the codec of headers, whose exercise is to
 * use it. It uses no reflection, and few classes of the library: loading more would take a good part of a broker's
 * start.
 */
package minibroker.json;
