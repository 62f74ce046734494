"""A pilot before it is run: can it find out, what does it cost, and which analysis is signed beforehand?"""
