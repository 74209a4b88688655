/** Clients whose broker is looked at from inside: started by the test of the inspector's page, which is in docs. */
package inspected;
