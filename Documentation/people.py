"""The people in the pictures. Nobody has these numbers: they are kept for films, or lead nowhere."""

import json

# username, first name, last name, email, phone, address, and the letters of what they are:
# i inactive, s staff, u superuser, p no password
PEOPLE = [
    ("amelia", "Amelia", "Hart", "hart@example.org", "+44 20 7946 0018", "12 Chapel Lane, Bristol", "s"),
    ("bora.kim", "보라", "김", "bora@example.org", "010-0000-1482", "서울특별시 마포구 양화로 45", "s"),
    ("callum", "Callum", "Reid", "reid@example.org", "+44 131 496 0204", "8 Shore Terrace, Leith", ""),
    ("chulsoo", "철수", "김", "kim@example.org", "010-0000-5678", "서울특별시 강남구 테헤란로 1", "s"),
    ("danbi", "단비", "이", "danbi@example.org", "010-0000-7733", "부산광역시 해운대구 우동2로 15", ""),
    ("daniel", "Daniel", "Osei", "osei@example.org", "+44 161 496 0377", "41 Canal Street, Manchester", ""),
    ("eunji", "은지", "박", "eunji@example.org", "010-0000-2901", "대전광역시 유성구 대학로 99", ""),
    ("fiona", "Fiona", "Walsh", "walsh@example.org", "", "", "i"),
    ("grace", "Grace", "Nolan", "grace@example.org", "+1 202 555 0143", "230 Maple Avenue, Portland", "su"),
    ("haneul", "하늘", "정", "jeong@example.org", "010-0000-6120", "제주특별자치도 제주시 첨단로 3", ""),
    ("harriet", "Harriet", "Bell", "bell@example.org", "+44 117 496 0951", "3 Mill Road, Bath", ""),
    ("imogen", "Imogen", "Clarke", "imo@example.org", "+44 20 7946 0622", "", "p"),
    ("jisoo", "지수", "최", "jisoo@example.org", "010-0000-3358", "인천광역시 연수구 송도대로 20", "s"),
    ("joel", "Joel", "Marsh", "marsh@example.org", "+1 202 555 0178", "77 Linden Street, Boston", ""),
    ("kyungmin", "경민", "김", "min@example.org", "010-0000-9017", "광주광역시 서구 상무대로 8", "i"),
    ("lucas", "Lucas", "Weber", "weber@example.org", "+44 29 2018 0460", "19 Castle Street, Cardiff", ""),
    ("minho", "민호", "윤", "yoon@example.org", "010-0000-4471", "경기도 수원시 영통구 광교로 5", ""),
    ("nora", "Nora", "Fisher", "nora@example.org", "+44 20 7946 0755", "5 Bridge Road, London", "s"),
    ("oliver", "Oliver", "Grant", "grant@example.org", "", "", "ip"),
    ("priya", "Priya", "Nair", "nair@example.org", "+1 202 555 0119", "610 Cedar Lane, Austin", ""),
    ("seoyeon", "서연", "한", "han@example.org", "010-0000-8264", "세종특별자치시 한누리대로 11", ""),
    ("sujin", "수진", "김", "sujin@example.org", "010-0000-1199", "서울특별시 종로구 사직로 7", ""),
]

HASH = "pbkdf2_sha256$1000000$hVQ2mXbT0cKfJrW8sYzN1a$4W1rQk0mJ8eVdG7yX3uPzB5tLhC9nFoA2sIvKjRqE6w="


def fixture():
    """The text of a Django fixture with all of them, one record a line."""
    users, profiles = [], []
    for pk, (username, first_name, last_name, email, phone, address, flags) in enumerate(PEOPLE, 1):
        users.append({"model": "auth.user", "pk": pk, "fields": {
            "password": "!" if "p" in flags else HASH,
            "last_login": None if "i" in flags else f"2026-11-{pk % 20 + 1:02}T{7 + pk % 11:02}:{pk * 7 % 60:02}:00Z",
            "is_superuser": "u" in flags, "username": username, "first_name": first_name, "last_name": last_name,
            "email": email, "is_staff": "s" in flags, "is_active": "i" not in flags,
            "date_joined": f"202{4 + pk % 3}-{pk % 9 + 1:02}-{pk % 27 + 1:02}T09:{pk * 11 % 60:02}:00Z",
            "groups": [], "user_permissions": [],
        }})
        profiles.append({"model": "users.userprofile", "pk": pk, "fields": {
            "user": pk, "phonenumber": phone, "address": address}})
    lines = (json.dumps(record, ensure_ascii=False) for record in users + profiles)
    return "[\n" + ",\n".join(lines) + "\n]\n"
