/**
 * The shop's customers. A real shop has them in a database and asks for a password; here you choose
 * who you are.
 */
export const CUSTOMERS = [
  { id: 'customer-1', name: 'Ada Lindgren', email: 'ada@example.com' },
  { id: 'customer-2', name: 'Ben Okafor', email: 'ben@example.com' },
  { id: 'customer-3', name: 'Chiara Rossi', email: 'chiara@example.com' },
];

/** @returns the customer with that id, or `undefined` */
export function findCustomer(id) {
  return CUSTOMERS.find((customer) => customer.id === id);
}
