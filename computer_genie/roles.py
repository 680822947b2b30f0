"""The roles that an element can have."""
import difflib

from computer_genie import _native

ROLES: tuple[str, ...] = tuple(_native.role_names())


def check_role(role: str) -> str:
    """Gives the role back; a ValueError for one that does not exist."""
    if not isinstance(role, str):
        raise TypeError(f"a role is a str, not {type(role).__name__}")
    if role not in ROLES:
        nearest = difflib.get_close_matches(role, ROLES, 1)
        hint = f'; did you mean "{nearest[0]}"?' if nearest else ";"
        raise ValueError(f'there is no role "{role}"{hint} The roles are {", ".join(ROLES)}')
    return role
