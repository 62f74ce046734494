"""A workshop on phones: boss, manager, salespeople and customers, each seeing only what they would see."""
