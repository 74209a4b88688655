/** What lesson 17 asks for in a client program: waits that are longer than a broker allows, made of several. */
package programs.timers;
